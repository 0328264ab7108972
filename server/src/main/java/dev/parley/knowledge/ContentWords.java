package dev.parley.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text that say what it is about, as Lucene's English analyser stems them. */
final class ContentWords {
  private static final List<String> EMPTY =
      List.of(
          """
          a about actually again all also always am an and any anything are aren't as at be
          because being bit but by can can't come could do does doesn't doing don't else even ever
          exactly for from get give go going gonna got gotta guy guys happen happens has have he
          he's hello her here hey hi him his how i i'd i'll i'm i've if in into is isn't it it's
          its just kind know let like long lot many may me mean might much must my need no not of
          off oh ok okay on one only or our out over please really say see shall she should so
          some something sorry sort still such take takes tell than that that's the their them
          then there there's these they they're thing things this those to too uh um up us use
          very wait wanna want we we'll we're well what what's when where which who who's whose
          why will with won't would yes yet you you'd you'll you're you've your
          """
              .strip()
              .split("\\s+"));

  private ContentWords() {}

  /** An analyser that leaves the rest out; whoever makes it closes it. */
  static Analyzer analyzer() {
    return new EnglishAnalyzer(new CharArraySet(EMPTY, true));
  }

  /** Their stems, in order, each once. */
  static Set<String> of(Analyzer analyzer, String text) {
    Set<String> stems = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("words", text)) {
      CharTermAttribute stem = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(stem.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stems;
  }
}
