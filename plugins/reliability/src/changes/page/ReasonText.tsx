import { Fragment } from 'react';
import type { ChangeReason } from '@afterword/plugin-reliability-common';
import { KeyText } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  changeRouteRef,
  incidentRouteRef,
  learningRouteRef,
} from '../../routes';
import { useChangeReasonWords } from '../useChangeReasonWords';
import styles from './ReasonText.module.css';

const KEYS = /\b((?:INC|LRN|CHG)-\d+)\b/;

/** Why a way to fail is proposed, with links to what it names. */
export function ReasonText({ reason }: { readonly reason: ChangeReason }) {
  const links = {
    INC: useRouteRef(incidentRouteRef),
    LRN: useRouteRef(learningRouteRef),
    CHG: useRouteRef(changeRouteRef),
  };
  // Keys are every second piece.
  const pieces = useChangeReasonWords(reason).split(KEYS);
  return (
    <>
      {pieces.map((piece, index) => {
        const place = `${index} ${piece}`;
        if (index % 2 === 0) return <Fragment key={place}>{piece}</Fragment>;
        const kind = piece.slice(0, 3) as keyof typeof links;
        const { [kind]: link } = links;
        return (
          <span key={place} className={styles.key}>
            <KeyText value={piece} href={link?.({ key: piece })} />
          </span>
        );
      })}
    </>
  );
}
