package main

import "net/http"

func (s *shop) warehouseIsUp() bool {
	resp, err := s.client.Get("http://warehouse.example.com/health")
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	if resp.StatusCode < http.StatusOK && resp.StatusCode >= http.StatusMultipleChoices {
		return false
	}
	return true
}
