import { useEffect, useState } from 'react';
import { StatusPageOptions } from '@afterword/plugin-reliability-common';
import { isStatusPage } from './statusPageRecords';

/** How a file is taken for a status page's history; `undefined` for records, and until it is known. */
export function useStatusPage(file: File) {
  const [mapping, setMapping] = useState<Required<StatusPageOptions>>();
  useEffect(() => {
    let isCurrent = true;
    setMapping(undefined);
    isStatusPage(file).then(
      isOne => {
        if (!isCurrent || !isOne) return;
        const source = file.name.replace(/\.\w+$/, '').slice(0, 100);
        setMapping({ source, namespace: 'default' });
      },
      // Whoever starts the import is told why it cannot be read.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return { mapping, setMapping };
}
