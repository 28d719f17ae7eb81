package order_fine

import "net/http"

// The cases of this file compute with numbers that do not fit their types, and with fractions.

func cutShort(w http.ResponseWriter, n int) {
	m := 300
	if uint8(m) != 44 {
		wrong(w)
		wrong(w)
	}
	if n == 300 && uint8(n) == 45 {
		wrong(w)
		wrong(w)
	}
	if n < 0 && uint(n) == 3 {
		wrong(w)
		wrong(w)
	}
}

func wrapsAround(w http.ResponseWriter, n uint8) {
	x := uint8(255)
	x++
	if x != 0 {
		wrong(w)
		wrong(w)
	}
	x = 200
	x += 100
	if x > 100 {
		wrong(w)
		wrong(w)
	}
	if n > 200 && n+100 > 200 {
		wrong(w)
		wrong(w)
	}
	if n == 255 && n+1 != 0 {
		wrong(w)
		wrong(w)
	}
	if n >= 128 && int8(n) > 0 {
		wrong(w)
		wrong(w)
	}
}

func belowZero(w http.ResponseWriter, n uint) {
	if n < 0 || n-1 < n && n == 0 {
		wrong(w)
		wrong(w)
	}
}

func fractions(w http.ResponseWriter, r *http.Request) {
	ratio := 0.5
	if ratio > 0.7 {
		wrong(w)
		wrong(w)
	}
	n := 7
	if half := float64(n) / 2; half < 3 || int(half) != 3 {
		wrong(w)
		wrong(w)
	}
}
