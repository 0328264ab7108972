package dev.parley.language.intents;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Languages that are told by their words, and what is said in them to who speaks one. */
public enum OtherLanguage {
  SPANISH(
      "hablo inglés ingles español espanol qué que quién quien es por favor usted buenos buenas"
          + " días dias tardes gracias entiendo señor pero está esta aquí aqui mi para una",
      "Lo siento, solo hablo inglés."),
  FRENCH(
      "je ne parle pas anglais français francais bonjour merci vous qui est c'est oui allô monsieur"
          + " madame comprends s'il plaît parlez avec une pour le la les",
      "Je suis désolé, je ne parle qu'anglais."),
  GERMAN(
      "ich spreche kein englisch deutsch nicht verstehe wer ist das guten tag danke bitte ja nein"
          + " sie und wie mit auf wiederhören",
      "Es tut mir leid, ich spreche nur Englisch."),
  ITALIAN(
      "non parlo inglese italiano chi è sono pronto buongiorno grazie capisco per favore lei cosa"
          + " una signore che",
      "Mi dispiace, parlo solo inglese."),
  PORTUGUESE(
      "não nao falo inglês ingles português portugues quem é obrigado obrigada por favor bom dia"
          + " você voce entendo com uma senhor que",
      "Desculpe, só falo inglês."),
  POLISH(
      "nie mówię mowie angielsku po polsku kto dzień dobry dziękuję proszę rozumiem tak jest pan"
          + " pani",
      "Przepraszam, mówię tylko po angielsku.");

  private static final int TELLING = 2;
  private static final double MOST_OF_THEM = 0.6;

  private final String words;
  private final String regret;

  OtherLanguage(String words, String regret) {
    this.words = " " + words + " ";
    this.regret = regret;
  }

  /** The one that most words of a turn are of, if there are enough to tell. */
  public static Optional<OtherLanguage> of(String turn) {
    List<String> said =
        Arrays.stream(turn.toLowerCase(Locale.ROOT).split("[^\\p{L}']+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return Arrays.stream(values())
        .max(Comparator.comparingLong(language -> language.shared(said)))
        .filter(language -> {
          long shared = language.shared(said);
          return shared >= TELLING && shared >= MOST_OF_THEM * said.size();
        });
  }

  private long shared(List<String> said) {
    return said.stream().filter(word -> words.contains(" " + word + " ")).count();
  }

  /** That only English is spoken, in that language. */
  public String regret() {
    return regret;
  }
}
