// Package jwt is a stub of github.com/golang-jwt/jwt/v5 v5.3.1.
package jwt

import (
	"errors"
	"time"
)

type SigningMethod interface {
	Alg() string
}

type SigningMethodHMAC struct{ Name string }

func (m *SigningMethodHMAC) Alg() string { return m.Name }

type SigningMethodRSA struct{ Name string }

func (m *SigningMethodRSA) Alg() string { return m.Name }

var (
	SigningMethodHS256 *SigningMethodHMAC
	SigningMethodRS256 *SigningMethodRSA
)

func GetSigningMethod(alg string) (method SigningMethod) { return nil }

type Claims interface {
	GetSubject() (string, error)
}

type MapClaims map[string]any

func (m MapClaims) GetSubject() (string, error) { return "", nil }

type NumericDate struct{ time.Time }

func (date NumericDate) MarshalJSON() (b []byte, err error) { return nil, errors.New("") }

type RegisteredClaims struct {
	Subject   string       `json:"sub,omitempty"`
	ExpiresAt *NumericDate `json:"exp,omitempty"`
}

func (c RegisteredClaims) GetSubject() (string, error) { return "", nil }

type TokenOption func(*Token)

type Token struct {
	Header map[string]any
	Claims Claims
	Method SigningMethod
	Valid  bool
}

func New(method SigningMethod, opts ...TokenOption) *Token { return nil }

func NewWithClaims(method SigningMethod, claims Claims, opts ...TokenOption) *Token { return nil }

type Keyfunc func(*Token) (any, error)

type ParserOption func(*Parser)

type Parser struct{}

func Parse(tokenString string, keyFunc Keyfunc, options ...ParserOption) (*Token, error) {
	return nil, errors.New("")
}

func ParseWithClaims(tokenString string, claims Claims, keyFunc Keyfunc, options ...ParserOption) (*Token, error) {
	return nil, errors.New("")
}

func (t *Token) SignedString(key any) (string, error) { return "", errors.New("") }

func NewParser(options ...ParserOption) *Parser { return nil }

func (p *Parser) ParseUnverified(tokenString string, claims Claims) (token *Token, parts []string, err error) {
	return nil, nil, errors.New("")
}
