import { compatWrapper } from '@backstage/core-compat-api';
import { EntityReliabilityTab } from '../entity/EntityReliabilityTab';
import { Provided } from '../shell/Provided';

/** The entity tab, for the old frontend system. */
export function LegacyEntityReliabilityContent() {
  return compatWrapper(
    <Provided>
      <EntityReliabilityTab />
    </Provided>,
  );
}
