package process

import (
	"errors"
	"syscall"
)

// IsFull reports the error of a disk that has no room left, where it makes no
// sense to go on.
func IsFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, diskQuota) }

// IsClosedPipe reports the error of writing to a pipe that nobody reads any
// more, as with head, which is no news to anybody.
func IsClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
