import {
  entityRef,
  keyOf,
  LATEST_INSTANT,
  milestoneEvidence,
  prose,
} from '@afterword/plugin-reliability-common';
import { z } from 'zod';

const LONGEST = 500;
const MAX_LEVEL = 2_147_483_647;

/** What a rule of milestones may find: what can be kept and told. Rules come from modules, too. */
export const foundMilestones = z.array(
  z.object({
    subject: prose(LONGEST).min(1),
    level: z.number().int().min(0).max(MAX_LEVEL),
    team: entityRef.nullable(),
    at: z
      .number()
      .int()
      .min(0)
      .max(LATEST_INSTANT - 1),
    // What is too long is cut off where it is kept.
    text: z.string().min(1),
    evidence: milestoneEvidence,
    about: z.union([keyOf('postmortem'), keyOf('learning')]).nullable(),
    restsOn: z.array(z.string()),
  }),
);
