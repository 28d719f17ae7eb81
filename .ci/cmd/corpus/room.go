package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// room keeps the disk from filling up. Compiled packages go into a separate build cache, which is emptied between repositories. The
// user's build cache is not touched.
type room struct {
	buildCache string
	limit      int64 // bytes that the build cache may have
	free       int64 // bytes to leave free
}

func newRoom(o *options) (*room, error) {
	r := &room{buildCache: filepath.Join(o.out, "go-build"), limit: o.cache << 20, free: o.free << 20}
	if err := os.MkdirAll(r.buildCache, 0o777); err != nil {
		return nil, err
	}
	return r, nil
}

// make empties the build cache if it has grown too large or space is short, and reports an error if that is not enough.
// It prints what it did.
func (r *room) make() (did string, err error) {
	free, err := freeSpace(r.buildCache)
	if err != nil {
		return "", err
	}
	if size := diskUse(r.buildCache); size > r.limit || free < r.free {
		did = fmt.Sprintf("emptied the build cache (%d MB)", size>>20)
		if err := os.RemoveAll(r.buildCache); err != nil {
			return did, err
		}
		if err := os.MkdirAll(r.buildCache, 0o777); err != nil {
			return did, err
		}
		if free, err = freeSpace(r.buildCache); err != nil {
			return did, err
		}
	}
	if free < r.free {
		return did, fmt.Errorf("%d MB of disk are free, and %d MB have to stay free (-free): make room, then run the same command again",
			free>>20, r.free>>20)
	}
	return did, nil
}

func freeSpace(dir string) (int64, error) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return 0, err
	}
	return int64(st.Bavail) * int64(st.Bsize), nil
}

func diskUse(dir string) int64 {
	var sum int64
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				sum += info.Size()
			}
		}
		return nil
	})
	return sum
}

// machineMemory returns the machine's memory in megabytes; 8 GB if the system does not say.
func machineMemory() int64 {
	data, _ := os.ReadFile("/proc/meminfo")
	for line := range bytes.Lines(data) {
		fields := bytes.Fields(line)
		if len(fields) == 3 && string(fields[0]) == "MemTotal:" {
			if kb, err := strconv.ParseInt(string(fields[1]), 10, 64); err == nil {
				return kb >> 10
			}
		}
	}
	return 8 << 10
}
