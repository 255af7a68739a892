"""What a design costs and earns: price books, sizes, people, the bill, its value and its returns."""
