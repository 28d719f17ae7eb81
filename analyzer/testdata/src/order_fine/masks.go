package order_fine

import "net/http"

// The cases of this file combine numbers in ways that intervals do not follow: no number takes their paths.

func neitherFlag(w http.ResponseWriter, f uint) {
	const a, b = 1, 2
	if f&a == 0 && f&b == 0 {
		if f&(a|b) != 0 {
			wrong(w)
			wrong(w)
		}
	}
}

func notInMask(w http.ResponseWriter, f int) {
	if f&4 == 3 {
		wrong(w)
		wrong(w)
	}
}

func setByOr(w http.ResponseWriter, f int) {
	g := f | 4
	if g&4 == 0 {
		wrong(w)
		wrong(w)
	}
}

func clearedByAndNot(w http.ResponseWriter, f int) {
	f &^= 4
	if f&4 != 0 {
		wrong(w)
		wrong(w)
	}
}

func remainders(w http.ResponseWriter, n int) {
	if n%2 == 0 && n%4 == 1 {
		wrong(w)
		wrong(w)
	}
}

func tooLargeRemainder(w http.ResponseWriter, n int) {
	if n%10 == 12 {
		wrong(w)
		wrong(w)
	}
}

func shiftedOut(w http.ResponseWriter, n int) {
	if n >= 0 && n < 8 {
		if n>>3 != 0 {
			wrong(w)
			wrong(w)
		}
	}
}

func shiftedBack(w http.ResponseWriter, n int) {
	if n>>1 == 2 {
		if n < 4 || n > 5 {
			wrong(w)
			wrong(w)
		}
	}
}

func shiftedByUnknown(w http.ResponseWriter, n, k int) {
	if k > 0 && n > 0 && n < 100 {
		if n>>k > n {
			wrong(w)
			wrong(w)
		}
	}
}

func topBit(w http.ResponseWriter, n uint8) {
	if n>>7 > 1 {
		wrong(w)
		wrong(w)
	}
}

func oddDouble(w http.ResponseWriter, n int) {
	if n<<1 == 3 {
		wrong(w)
		wrong(w)
	}
}

func withItself(w http.ResponseWriter, n int) {
	if n^n != 0 {
		wrong(w)
		wrong(w)
	}
}

func square(w http.ResponseWriter, n int) {
	if n*n < 0 {
		wrong(w)
		wrong(w)
	}
}

func product(w http.ResponseWriter, a, b int) {
	if a > 3 && a < 9 && b > 3 && b < 9 && a*b < 10 {
		wrong(w)
		wrong(w)
	}
}

func difference(w http.ResponseWriter, a, b int) {
	if a-b > 0 && b > a && a > 0 && b > 0 && a < 100 && b < 100 {
		wrong(w)
		wrong(w)
	}
}

func halfOfThree(w http.ResponseWriter, a, b int) {
	if a+b == 3 && a == b {
		wrong(w)
		wrong(w)
	}
}

func digits(w http.ResponseWriter, a int) {
	if a/10 == 4 && a%10 == 3 && a != 43 {
		wrong(w)
		wrong(w)
	}
}

func afterLargest(w http.ResponseWriter, n uint8) {
	if n == 255 {
		n++
		if n != 0 {
			wrong(w)
			wrong(w)
		}
	}
}

func lengthWraps(w http.ResponseWriter, a []string) {
	if uint(len(a))-1 > 100 && len(a) > 0 && len(a) < 50 {
		wrong(w)
		wrong(w)
	}
}

func longSum(w http.ResponseWriter, n int) {
	if n < 0 || n > 1 {
		return
	}
	m := n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
	m = m + m
	m = m + m
	if m > 200 {
		wrong(w)
		wrong(w)
	}
}

func longText(w http.ResponseWriter, s string) {
	t := s + s + s + s + s + s + s + s
	t = t + t + t + t
	t = t + t + t + t
	if t == "" && s != "" {
		wrong(w)
		wrong(w)
	}
}

func longCondition(w http.ResponseWriter, a, b, c, e, f, g, h, i bool) {
	x := (a && b || c && e) && (f && g || h && i) || (a && c || b && e) && (f && h || g && i)
	y := x && (a && b || c && e) || x && (f && g || h && i)
	z := y && (a || b) || y && (c || e)
	if z && !x {
		wrong(w)
		wrong(w)
	}
}
