package fixes

func none() { sendNowhere(404) } // want `use http.StatusNotFound instead of 404`
