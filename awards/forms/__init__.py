"""The forms of the app: what people type, checked and explained."""
