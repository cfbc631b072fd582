"""Rules for notices that something was withdrawn, and by whom or why.

Read in any notice, since these sentences are clear by themselves: `sentences`, which `grammar` builds from the words of
`latin` and `other_scripts`.

Read only in what stands alone in the place of a text (`archiver.observe.marks.withdrawn`, `archiver.observe.marking`),
since any page may have these words:
- `families`: combinations of the word families in `words`, `further_languages` and `grounds`; `deeds` has the cases in
  which one family may be missing
- `terms`: the publication period of a text is over, or another office has it now
- `unsaid`: sentences that do not say by whom or why
- `fates`: a word or two
"""
