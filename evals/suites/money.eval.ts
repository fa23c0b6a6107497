/** The scenarios of `scenarios/money`. */
import { describeScenarios } from './suite.ts';

describeScenarios('money');
