import { DragEvent, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import { HiddenText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './FileDrop.module.css';

const TAKEN =
  '.md,.markdown,.mdown,.mdx,.erb,.txt,.text,.rst,.ndjson,.jsonl,.jsonlines,text/plain,text/markdown';

/** A place to drop files, with a button that does the same for keyboard and touch. */
export function FileDrop({
  hasFiles,
  onFiles,
}: {
  readonly hasFiles: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <span>{t('exchange.import.drop')}</span>
      <Button
        variant={hasFiles ? 'secondary' : 'primary'}
        onPress={() => input.current?.click()}
      >
        {hasFiles
          ? t('exchange.import.chooseMore')
          : t('exchange.import.choose')}
      </Button>
      <HiddenText>
        <input
          ref={input}
          type="file"
          multiple
          accept={TAKEN}
          tabIndex={-1}
          aria-label={t('exchange.import.choose')}
          onChange={event => {
            take(event.target.files);
            // The same file can be chosen again after it was mended.
            event.target.value = '';
          }}
        />
      </HiddenText>
    </div>
  );
}
