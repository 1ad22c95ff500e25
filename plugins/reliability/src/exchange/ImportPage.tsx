import { useState } from 'react';
import {
  importPermission,
  intakeAdministerPermission,
  postmortemCreatePermission,
} from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Link } from '@backstage/ui';
import { EntitiesField } from '../fields/EntitiesField';
import { intakeRouteRef } from '../routes';
import { PageBody } from '../shell/PageBody';
import { useMay } from '../shell/useMay';
import { useListText } from '../useListText';
import { useWords } from '../words';
import { DocumentsImport } from './documents/DocumentsImport';
import { useDocumentImport } from './documents/useDocumentImport';
import { FileDrop } from './files/FileDrop';
import { fileKind } from './files/fileKind';
import { ZoneField } from './files/ZoneField';
import styles from './ImportPage.module.css';
import { RecordsImport } from './records/RecordsImport';

/** Brings in documents and records that were written elsewhere. */
export function ImportPage() {
  const { t } = useWords();
  const mayRead = {
    documents: useMay(postmortemCreatePermission),
    records: useMay(importPermission),
  };
  return (
    <PageBody title={t('exchange.import.title')}>
      <h2 className={styles.title}>{t('exchange.import.title')}</h2>
      <p className={styles.lead}>
        {t('exchange.import.lead')} <IntakeLink />
      </p>
      {mayRead.documents || mayRead.records ? (
        <WaysIn mayRead={mayRead} />
      ) : (
        <p>{t('exchange.import.refused')}</p>
      )}
    </PageBody>
  );
}

/** The way to the intake, for those only who may administer it; not before that is known, unlike what `useMay` offers to most. */
function IntakeLink() {
  const { t } = useWords();
  const href = useRouteRef(intakeRouteRef)?.();
  const { allowed } = usePermission({
    permission: intakeAdministerPermission,
  });
  return allowed && href ? (
    <Link href={href}>{t('exchange.import.intake')}</Link>
  ) : null;
}

function WaysIn({
  mayRead,
}: {
  readonly mayRead: { readonly documents: boolean; readonly records: boolean };
}) {
  const { t } = useWords();
  const sayList = useListText();
  const [entities, setEntities] = useState<readonly string[]>([]);
  const [zone, setZone] = useState('UTC');
  const [recordsFile, setRecordsFile] = useState<File>();
  const documentImport = useDocumentImport({ entities, zone });
  const { documents } = documentImport;
  const [notices, setNotices] = useState<readonly string[]>(
    documents.length > 0 ? [t('exchange.import.stillHere')] : [],
  );

  const take = (files: readonly File[]) => {
    const of = (kind: ReturnType<typeof fileKind>) =>
      files.filter(file => fileKind(file) === kind);
    const [records, ...moreRecords] = of('records');
    const unknown = of('unknown');
    const documentFiles = of('document');
    if (mayRead.documents) documentImport.add(documentFiles);
    if (mayRead.records && records) setRecordsFile(records);
    setNotices([
      ...(!mayRead.documents && documentFiles.length > 0
        ? [t('exchange.import.documentsRefused')]
        : []),
      ...(!mayRead.records && records
        ? [t('exchange.import.recordsRefused')]
        : []),
      ...(unknown.length > 0
        ? [
            t('exchange.import.notTaken', {
              names: sayList(unknown.map(({ name }) => name)),
            }),
          ]
        : []),
      ...(moreRecords.length > 0
        ? [t('exchange.import.oneRecordsFile', { name: records.name })]
        : []),
    ]);
  };

  return (
    <>
      <SectionCard
        title={t('exchange.import.dropTitle')}
        lead={t('exchange.import.dropWhy')}
      >
        <FileDrop
          hasFiles={documents.length > 0 || recordsFile !== undefined}
          onFiles={take}
        />
        <div role="status">
          {notices.map(notice => (
            <p key={notice} className={styles.notice}>
              {notice}
            </p>
          ))}
        </div>
        <fieldset className={styles.settings}>
          <legend>{t('exchange.import.settings')}</legend>
          <p className={styles.why}>{t('exchange.import.settingsWhy')}</p>
          <div className={styles.fields}>
            <EntitiesField
              label={t('exchange.import.entities')}
              value={entities}
              onChange={setEntities}
            />
            <ZoneField value={zone} onChange={setZone} />
          </div>
        </fieldset>
      </SectionCard>
      {recordsFile && (
        <RecordsImport
          key={`${recordsFile.name} ${recordsFile.lastModified}`}
          file={recordsFile}
          onRemove={() => setRecordsFile(undefined)}
        />
      )}
      {documents.length > 0 && (
        <DocumentsImport documentImport={documentImport} />
      )}
    </>
  );
}
