// Package utils is a stub of github.com/gofiber/fiber/v2/utils for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package utils

func StatusMessage(status int) (_ string) { return }
