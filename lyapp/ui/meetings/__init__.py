"""The meetings screen: when the task group met, and which plans it considered."""
