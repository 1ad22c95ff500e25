import { FactKeeper } from '../platform/facts/FactAudit';
import { HoldOrder } from './HoldOrder';
import { LayerFactStore } from './LayerFactStore';
import { PostmortemStore } from './PostmortemStore';

/** Says in which layers published postmortems should be known to see what contributed to incidents. */
export function layerFactKeeper(
  layers: LayerFactStore,
  order: HoldOrder,
  store: PostmortemStore,
): FactKeeper {
  return {
    things: 'postmortem',
    facts: 'incident_layer_fact',
    column: 'postmortem_id',
    hold: async (tx, ids) => {
      for (const id of ids) await order.keepIncidents(tx, id, []);
      await store.holdUnrestricted(tx, ids);
    },
    expected: (tx, ids) => layers.told(tx, ids),
    replace: (tx, ids) => layers.write(tx, ids),
  };
}
