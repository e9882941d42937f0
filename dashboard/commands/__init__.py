"""The commands, by what they are about; heavy imports wait until a command needs them."""
