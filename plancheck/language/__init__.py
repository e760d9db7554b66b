"""The words of plans: ``wording`` lists them; the others find words, and compare them."""
