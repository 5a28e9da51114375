import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take much longer than their size tells, which is what the order goes by where nothing was measured yet. */
const LONG = ['axe-parts', 'layout', 'refusals', 'kept', 'upload', 'history'].map(
  (name) => `e2e/${name}.test.ts`,
)

/** Begins with the longest files, so that none of them is left for one worker while the others have nothing to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}
