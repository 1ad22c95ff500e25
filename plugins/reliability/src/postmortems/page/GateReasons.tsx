import {
  gateIds,
  GateOverridesInput,
  GateResult,
} from '@afterword/plugin-reliability-common';
import formStyles from '../../editing/form.module.css';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { useWords } from '../../words';
import { useGateName } from './useGateName';
import { useGateWords } from './useGateWords';

/** Asks why it is published though these gates stand open, each in a field of its own. */
export function GateReasons({
  gates,
  reasons,
  wasRefused,
  onChange,
}: {
  readonly gates: readonly GateResult[];
  readonly reasons: GateOverridesInput;
  /** It was tried without all reasons. */
  readonly wasRefused: boolean;
  readonly onChange: (reasons: GateOverridesInput) => void;
}) {
  const { t } = useWords();
  const nameOf = useGateName();
  const sayProblem = useGateWords();
  return (
    <div className={`${column.column} ${formStyles.form}`}>
      <p>
        {t('postmortems.page.step.ask.published.reasons', {
          count: gates.length,
        })}
      </p>
      {gateIds.map(id => {
        const gate = gates.find(each => each.gate === id);
        const reason = reasons[id] ?? '';
        return (
          gate && (
            <ProseField
              key={id}
              autoFocus={gate === gates[0]}
              label={nameOf(id)}
              description={sayProblem(gate)}
              value={reason}
              maxLength={1_000}
              onChange={text => onChange({ ...reasons, [id]: text })}
              problem={
                wasRefused && reason.trim() === ''
                  ? t('postmortems.page.step.ask.published.reasonMissing')
                  : undefined
              }
            />
          )
        );
      })}
    </div>
  );
}
