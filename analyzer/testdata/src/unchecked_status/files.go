package unchecked_status

import (
	"archive/zip"
	"fmt"
	"io"
	"net/http"
	"os"
)

// The archive reader rejects an error page by itself.
func unpacked(url, name string) (*zip.ReadCloser, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(f, resp.Body); err != nil {
		return nil, err
	}
	f.Close()
	return zip.OpenReader(name)
}

func moved(url, name string) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	f, err := os.Create(name + ".part")
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, resp.Body); err != nil { // want `stored as if it were the result`
		return err
	}
	fmt.Println(name)
	return os.Rename(f.Name(), name)
}
