// Grows with the module.
import Testing
