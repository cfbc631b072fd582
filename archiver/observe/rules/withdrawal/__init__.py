"""What says that something was taken back, by whom or why.

In any notice, sentences that say it by themselves: `sentences`, put together by `grammar` of the words of `latin` and
`other_scripts`. Only in what stands alone in the place of a text (`archiver.observe.marks.withdrawn`, `marking`), since
any page may have these words: families of words that only together say it, `words`, `further_languages` and `grounds`,
as `families` reads them, less `deeds`; `terms`, that the time of a text is over; `unsaid`, a sentence without by whom
or why; `fates`, a word or two.
"""
