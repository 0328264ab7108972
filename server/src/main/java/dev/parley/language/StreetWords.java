package dev.parley.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words that postal addresses are made of. */
final class StreetWords {
  private static final Map<String, String> KINDS =
      pairs(
          """
          street=Street st=Street road=Road rd=Road avenue=Avenue ave=Avenue lane=Lane ln=Lane drive=Drive dr=Drive
          court=Court ct=Court boulevard=Boulevard blvd=Boulevard way=Way place=Place pl=Place terrace=Terrace
          close=Close crescent=Crescent square=Square sq=Square parkway=Parkway pkwy=Parkway circle=Circle cir=Circle
          trail=Trail gardens=Gardens grove=Grove hill=Hill row=Row mews=Mews walk=Walk alley=Alley broadway=Broadway
          highway=Highway hwy=Highway route=Route quay=Quay green=Green view=View park=Park rise=Rise heights=Heights
          loop=Loop path=Path plaza=Plaza pike=Pike turnpike=Turnpike straße=Straße strasse=Strasse vale=Vale
          """);
  private static final Map<String, String> UNITS =
      pairs(
          """
          apartment=Apt apt=Apt unit=Unit suite=Suite ste=Suite flat=Flat room=Room floor=Floor
          """);
  private static final Map<String, String> STATES =
      pairs(
          """
          alabama=AL alaska=AK arizona=AZ arkansas=AR california=CA colorado=CO connecticut=CT delaware=DE florida=FL
          georgia=GA hawaii=HI idaho=ID illinois=IL indiana=IN iowa=IA kansas=KS kentucky=KY louisiana=LA maine=ME
          maryland=MD massachusetts=MA michigan=MI minnesota=MN mississippi=MS missouri=MO montana=MT nebraska=NE
          nevada=NV new_hampshire=NH new_jersey=NJ new_mexico=NM new_york=NY north_carolina=NC north_dakota=ND ohio=OH
          oklahoma=OK oregon=OR pennsylvania=PA rhode_island=RI south_carolina=SC south_dakota=SD tennessee=TN texas=TX
          utah=UT vermont=VT virginia=VA washington=WA west_virginia=WV wisconsin=WI wyoming=WY
          """);

  /** Words with which nothing goes on that is part of an address. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "i", "i'm", "we", "you", "he", "she", "it", "they", "is", "are", "was", "have", "has",
          "live", "do", "don't", "not", "no", "why", "what", "where", "who", "how", "when", "need",
          "blocks", "block", "minutes", "minute", "miles", "from", "near", "behind", "away", "kids",
          "people", "years", "days", "weeks", "hours", "o'clock", "dollars", "percent", "want",
          "can", "could", "can't", "my", "your", "that", "this", "same", "there", "here", "by",
          "about", "because", "but", "think", "know", "sure", "maybe", "off", "down", "around",
          "between", "corner", "then", "so", "just", "tell", "him", "her", "them", "me", "over");

  private StreetWords() {}

  /** A kind of street, written out; null for none. */
  static @Nullable String kind(String word) {
    return KINDS.get(word);
  }

  /** A kind of unit as it is abbreviated; null for none. */
  static @Nullable String unit(String word) {
    return UNITS.get(word);
  }

  /** The two letters of an American state; null for none. */
  static @Nullable String state(String name) {
    String code = STATES.get(name.replace(' ', '_'));
    return code == null && name.length() == 2 && STATES.containsValue(name.toUpperCase(Locale.ROOT))
        ? name.toUpperCase(Locale.ROOT)
        : code;
  }

  static boolean outside(String word) {
    return OUTSIDE.contains(word);
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.strip().split("\\s+", -1)) {
      String[] sides = pair.split("=", 2);
      pairs.put(sides[0], sides[1]);
    }
    return Map.copyOf(pairs);
  }
}
