//go:build !unix

package process

import "syscall"

// diskQuota is the error of a disk that is full, as Windows has it
// (ERROR_DISK_FULL).
const diskQuota = syscall.Errno(112)
