package dev.parley.brain;

import java.util.List;
import java.util.Optional;

/** Something by which a question's labels may tell outcomes apart: amounts, days, times of day. */
interface Scale<T extends Comparable<? super T>> {
  /** The ranges that the labels name, each in its label's place. */
  List<Optional<Range<T>>> named();

  /** What a reply says: one of these, none where it says nothing or is not sure. */
  List<Range<T>> said(String reply);
}
