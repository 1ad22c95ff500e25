import { readLines as read, told } from './__testUtils__/shapes/readLines';

describe('references of a document', () => {
  it('keep what stands beside references on their line, and say so', () => {
    const { incident, postmortem, left } = read([
      '# Labels were late',
      '',
      '- **Detected**: 2022-11-02 08:40',
      '',
      '**Affected services:** component:default/packing-station, parcel-labels and label printers',
    ]);
    expect(incident?.entities?.map(({ ref }) => ref)).toEqual([
      'component:default/packing-station',
    ]);
    expect(postmortem.sections?.whatHappened).toContain('parcel-labels');
    expect(left).toContainEqual(
      expect.objectContaining({
        line: 5,
        what: 'entities',
        text: 'parcel-labels and label printers',
      }),
    );
  });

  it('take a list of nothing but references out of the text', () => {
    const { incident, postmortem, left } = read([
      '# Labels were late',
      '',
      '- **Detected**: 2022-11-02 08:40',
      '',
      'Affected services: component:default/packing-station, component:default/parcel-labels and system:default/depot',
    ]);
    expect(incident?.entities).toHaveLength(3);
    expect(postmortem.sections).toEqual({});
    expect(told(left)).not.toContain('5 entities');
  });

  it('keep the names that stand beside references to users', () => {
    const { postmortem, left } = read([
      '# Labels were late',
      '',
      'Participants: user:default/kim, Robin Doe and group:default/depot',
    ]);
    expect(postmortem.participants).toEqual(['user:default/kim']);
    expect(postmortem.peopleText).toEqual([
      'Robin Doe and group:default/depot',
    ]);
    expect(told(left)).toContain('3 people');
  });
});
