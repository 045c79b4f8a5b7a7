//go:build unix

package process

import "syscall"

// diskQuota is the error of a user who may not have more room.
const diskQuota = syscall.EDQUOT
