import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { serviceRef, systemRef } from '../../shop/catalog';
import { WINDOW } from './answers';

/** How an engine finds what figures ask for. */
export interface EnginePlans {
  readonly engine: Engine;
  readonly plans: readonly {
    readonly what: string;
    readonly indexes: readonly string[];
    /** Tables that it goes through from end to end. */
    readonly scanned: readonly string[];
  }[];
}

/** Asks for the plan of every statement of the stores of facts, about what is busy. */
export async function readPlans(
  portal: Portal,
  services: number,
): Promise<EnginePlans> {
  const { plans } = await portal.figures<Omit<EnginePlans, 'engine'>>(
    '/plans',
    {
      entity: serviceRef(0),
      container: systemRef(Math.floor(services / 2)),
      window: WINDOW,
      incidentIds: [7, 4242],
      deploymentId: 4242,
      postmortemId: 42,
    },
  );
  return { engine: portal.engine, plans };
}
