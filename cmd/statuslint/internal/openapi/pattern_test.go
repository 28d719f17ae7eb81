package openapi

import "testing"

func TestRelate(t *testing.T) {
	for _, tt := range []struct {
		path, route string
		want        relation
	}{
		{"/orders/{id}", "/orders/{id}", same},
		{"/orders/{id}", "/orders/{number:[0-9]{3}}", same},
		{"/orders/{id}", "/orders/:id", same},
		{"/orders/{id}/", "/orders/:id", same},
		{"/orders/{id}", "api.example.com/orders/{id}", same},
		{"/orders", "/orders/", same},
		{"/orders", "/orders/{$}", same},
		{"/", "/", same},
		{"/files/{path}", "/files/*", same},
		{"/files/{path}", "/files/*path", same},
		{"/files/{path}", "/files/{path...}", same},
		{"/files/{path}", "/files/{path:.*}", same},
		{"/files/{path}", "/files/+", same},
		{"/{id}.json", "/{name}.json", same},
		{"/v1/{name}:cancel", "/v1/{order}:cancel", same},
		{"/api/v1/orders/{id}", "…/orders/:id", same},

		// The route takes other requests, too.
		{"/orders/mine", "/orders/{id}", takes},
		{"/orders/{id}", "/orders/", takes},
		{"/orders/{id}", "/", takes},
		{"/orders/{id}", "/*", takes},
		{"/files", "/files/*", takes},
		{"/files/a/b", "/files/{path:.*}", takes},
		{"/files/{path}", "/files/{path:[a-z/]+}", same},
		{"/users/{id}.json", "/users/:id", takes},
		{"/orders/{id}", "…", takes},
		{"/orders/{id}", "…/{id}", takes},
		{"/orders/{id}", "/orders/…", takes},
		{"/a/orders/x/y", "…/orders/*", takes},
		{"/orders/{what}", "/orders/mine", takes},
		{"/orders", "/orders/:id?", takes}, // Fiber: the parameter may be missing
		{"/orders/{id}", "/orders/:id?", takes},
		{"/orders/items", "/orders/:id?/items", takes},
		{"/api/v1/orders", "…/orders/:id?", takes},

		{"/orders/{id}", "/order/{id}", apart},
		{"/orders/{id}", "/orders", apart},
		{"/orders", "/orders/{id}", apart},
		{"/orders/{id}/items", "/orders/:id?", apart},
		{"/orders", "…/orders/items", apart},
		{"/{id}.json", "/{id}.xml", takes}, // a parameter of the router may be anything
		{"/a/b", "/c/*", apart},
	} {
		if got := relate(documented(tt.path), routed(tt.route)); got != tt.want {
			t.Errorf("%s and %s: got %d, want %d", tt.path, tt.route, got, tt.want)
		}
	}
}

func TestKey(t *testing.T) {
	for text, want := range map[string]string{
		"/a/{b}/c": "/a/{}/c", "/a/:b/*": "/a/{}/*", "…/a": "…/a", "/": "/", "/{id}.json": "/{}.json",
	} {
		if got := routed(text).key(); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
