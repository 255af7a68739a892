"""The pages: views that check who asks, call a selector or a service, and render."""
