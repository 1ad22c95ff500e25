import { z } from 'zod';
import { operation, pageOf, pageQuery } from '../../contract';
import {
  charter,
  charterAcknowledgementOf,
  charterInput,
  charterVersion,
  charterVersionSummary,
} from './model';

/** Operations on the charter. @public */
export const charterContract = {
  getCharter: operation({
    id: 'getCharter',
    method: 'get',
    path: '/practice/charter',
    summary:
      'The charter as it stands, and whether the caller has acknowledged it',
    response: charter,
  }),
  putCharter: operation({
    id: 'putCharter',
    method: 'put',
    path: '/practice/charter',
    summary:
      'Adopts another version of the charter; If-Match is "0" for the first one',
    body: charterInput,
    response: charter,
    ifMatch: true,
  }),
  listCharterVersions: operation({
    id: 'listCharterVersions',
    method: 'get',
    path: '/practice/charter/versions',
    summary: 'Every version that was adopted, latest first',
    query: z.object(pageQuery).strict(),
    response: pageOf(charterVersionSummary),
  }),
  getCharterVersion: operation({
    id: 'getCharterVersion',
    method: 'get',
    path: '/practice/charter/versions/{version}',
    summary:
      'One version of the charter; 0 is the one that comes with the plugin',
    params: z.object({
      version: z.coerce.number().int().min(0).max(2_147_483_647),
    }),
    response: charterVersion,
  }),
  acknowledgeCharter: operation({
    id: 'acknowledgeCharter',
    method: 'post',
    path: '/practice/charter/acknowledgements',
    summary:
      'Says that the caller has read the charter and works by it; If-Match carries the version that they read',
    response: charter,
    ifMatch: true,
  }),
  listCharterAcknowledgements: operation({
    id: 'listCharterAcknowledgements',
    method: 'get',
    path: '/practice/charter/acknowledgements',
    summary:
      'Who has acknowledged which version and when, latest first; for those who administer the charter',
    query: z.object(pageQuery).strict(),
    response: pageOf(charterAcknowledgementOf),
  }),
} as const;
