import {
  ActionItem,
  ActionItemPatch,
  actionItemsContract,
  ActionItemTransition,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';

/** Takes a step with an action item, and writes what the step needs first. */
export function useTakeStep() {
  const patching = useReliabilityWrite(actionItemsContract.updateActionItem);
  const stepping = useReliabilityWrite(
    actionItemsContract.transitionActionItem,
  );
  return {
    isPending: patching.isPending || stepping.isPending,
    /**
     * @param patch - fields to write before the step
     * @param onPatched - called with the item once they are written: from then on the step is based on it
     */
    async take(
      item: Pick<ActionItem, 'key' | 'version'>,
      step: ActionItemTransition,
      patch: ActionItemPatch = {},
      onPatched: (item: ActionItem) => void = () => {},
    ): Promise<ActionItem> {
      const params = { key: item.key };
      let { version } = item;
      if (Object.keys(patch).length > 0) {
        const patched = await patching.mutateAsync({
          params,
          body: patch,
          version,
        });
        onPatched(patched);
        version = patched.version;
      }
      return stepping.mutateAsync({ params, body: step, version });
    },
  };
}
