/** The scenarios of `scenarios/admin`. */
import { describeScenarios } from './suite.ts';

describeScenarios('admin');
