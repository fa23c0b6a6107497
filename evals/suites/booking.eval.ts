/** The scenarios of `scenarios/booking`. */
import { describeScenarios } from './suite.ts';

describeScenarios('booking');
