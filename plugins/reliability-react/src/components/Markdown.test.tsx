import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Markdown } from './Markdown';

async function renderMarkdown(text: string, headingLevel?: 2 | 3 | 4) {
  renderInTestApp(
    <article aria-label="text">
      <Markdown headingLevel={headingLevel}>{text}</Markdown>
    </article>,
  );
  return screen.findByRole('article', { name: 'text' });
}

describe('Markdown', () => {
  it('knows lists, tables and tasks', async () => {
    const text = await renderMarkdown(
      '- [x] done\n- [ ] open\n\n| when | what |\n| --- | --- |\n| 10:00 | alert |\n',
    );

    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    expect(screen.getByRole('cell', { name: 'alert' })).toBeInTheDocument();
    expect(text).toHaveTextContent('open');
  });

  it('takes headings down to where the text stands on the page', async () => {
    await renderMarkdown('# One\n\n## Two\n\n###### Six', 4);

    expect(screen.getByText('One').tagName).toBe('H4');
    expect(screen.getByText('Two').tagName).toBe('H5');
    expect(screen.getByText('Six').tagName).toBe('H6');
  });

  it('opens links elsewhere without telling where they came from', async () => {
    await renderMarkdown(
      '[report](https://example.com/a) <mailto:a@b.example>',
    );

    const link = screen.getByRole('link', { name: 'report' });
    expect(link).toHaveAttribute('href', 'https://example.com/a');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(screen.getByRole('link', { name: /a@b/ })).toHaveAttribute(
      'href',
      'mailto:a@b.example',
    );
  });

  it.each([
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1))',
    '[click](data:text/html,x)',
    '[click](vbscript:x)',
    '[click](/settings)',
    '[click](https:/settings)',
    '[click](https:settings)',
    '[click](//example.com)',
    '[click](file:///etc/passwd)',
  ])('makes no link of %s', async text => {
    const article = await renderMarkdown(text);

    expect(article).toHaveTextContent('click');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(article.innerHTML).not.toMatch(/href/);
  });

  it('drops HTML', async () => {
    const article = await renderMarkdown(
      'before <img src=x onerror=alert(1)> <script>alert(1)</script> <b onclick=x>after</b>',
    );

    expect(article).toHaveTextContent('before');
    expect(article.querySelector('img, script, b')).toBeNull();
  });

  it('fetches no picture: it links to it', async () => {
    const article = await renderMarkdown(
      '![latency of checkout](https://example.com/p.png)',
    );

    expect(article.querySelector('img')).toBeNull();
    expect(
      screen.getByRole('link', { name: 'Picture: latency of checkout' }),
    ).toHaveAttribute('href', 'https://example.com/p.png');
  });
});
