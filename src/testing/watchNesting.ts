/** Before every test file: a transaction inside a transaction fails at once, and not only where it happens to hang. */
import { watchForNesting } from '../store/sql/nesting.ts';

watchForNesting();
