/**
 * Loads all that is mutated before the first test. What is made when a file is loaded is no test's work, and its mutants are left out; of
 * a file that a test loads late they would be tried against that test, which has it in memory as it was.
 */
import.meta.glob('../src/{parse,classify,digest}/**/*.ts', { eager: true });
