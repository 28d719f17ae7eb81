// Package asserts compares status codes by functions.
package asserts
