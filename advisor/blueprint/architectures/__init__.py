"""The options as compositions of components: scheduled, event by event, continuous, hybrid."""
