// Package kit declares a code that others send.
package kit

// StatusClientClosedRequest is nginx's.
const StatusClientClosedRequest = 499
