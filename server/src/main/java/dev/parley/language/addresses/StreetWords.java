package dev.parley.language.addresses;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** What the word behind a street or road is, though streets are of these kinds too. */
  private static final Set<String> AFTER_STREET =
      Set.of(
          "close", "park", "walk", "view", "green", "hill", "grove", "path", "rise", "row",
          "heights", "vale", "st", "way");

  private static final Map<String, String> UNITS =
      pairs(
          """
          apartment=Apt apt=Apt unit=Unit suite=Suite ste=Suite flat=Flat room=Room floor=Floor lot=Lot trailer=Trailer
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
          district_of_columbia=DC puerto_rico=PR alberta=AB british_columbia=BC manitoba=MB new_brunswick=NB
          newfoundland=NL nova_scotia=NS ontario=ON prince_edward_island=PE quebec=QC saskatchewan=SK
          new_south_wales=NSW victoria=VIC queensland=QLD tasmania=TAS south_australia=SA western_australia=WA
          """);

  /** Codes of states that are words besides. */
  private static final Set<String> WORD_CODES =
      Set.of(
          "or", "in", "me", "hi", "ok", "oh", "on", "la", "ma", "pa", "id", "de", "co", "al", "as",
          "mo", "sa", "ab", "pe", "ne", "tas", "vic", "mi");

  /** Words with which nothing goes on that is part of an address. */
  private static final Set<String> OUTSIDE =
      words(
          """
          i i'm we you he she it they is are was have has live do don't not no why what where who how when need blocks
          block minutes minute miles from near behind away kids people years days weeks hours o'clock dollars percent
          want can could can't my your that this same there here by about because but think know sure maybe off down
          around between corner then so just tell him her them me over or if with for send deliver ship address lives
          living lived i've we're we've you're he's she's they're there's here's his their its our were be been will
          would should did does won't didn't isn't which whose nor either bye goodbye otherwise unless until
          """);

  /** Words that no town's name has, though streets may: what somebody is to do, or when. */
  private static final Set<String> ASIDES =
      words(
          """
          ring knock honk leave left right next opposite across beside use call text phone press buzz take go turn look watch
          drop come bring put give ask see get wait before after during any anytime today tomorrow tonight instead too
          also sorry again only nobody someone somebody everybody always usually probably whenever since though although
          careful dog dogs delivery package parcel inside outside above below hey hi hello cheers perfect as all still
          every noon morning afternoon evening monday tuesday wednesday thursday friday saturday sunday correct got
          please actually cell mobile email beware past facing
          beyond along toward towards against spelled spelt meaning a an mind make now care attention attn mr mrs ms miss mornings evenings
          afternoons weekdays weekends it'll he'll she'll we'll you'll i'll i'd let's
          """);

  /** What is seen at the door; within a town's name they are part of it, as in South Gate. */
  private static final Set<String> THINGS =
      words(
          """
          house door doors bell buzzer gate entrance building side fence mailbox driveway garage porch basement upstairs
          downstairs stairs elevator intercom reception lobby desk home office work apartments parking yard corner end
          back intersection code one entry access pin
          """);

  /** What tells such a thing from others: "the blue house", "side entrance". */
  private static final Set<String> QUALITIES =
      words(
          """
          blue red white green yellow black brown grey gray pink orange brick wooden metal stone glass big little small
          large tall old new last first second third corner front back rear side main middle top bottom left right
          """);

  private static final Set<String> DROPPED =
      words(
          """
          um uh er comma and in at on to please zip code postcode postal is it's that's yes yeah okay ok well thanks
          thank state city town the number downtown
          """);

  private StreetWords() {}

  /** A kind of street, written out; null for none. */
  static @Nullable String kind(String word) {
    return KINDS.get(word);
  }

  /** Whether a street ends with one word although the next might be its kind: "Oak Street, St…". */
  static boolean ends(String word, String next) {
    return Set.of("Street", "Road", "Avenue", "Boulevard", "Drive", "Lane")
            .contains(KINDS.getOrDefault(word, ""))
        && AFTER_STREET.contains(next);
  }

  /** A kind of unit as it is abbreviated; null for none. */
  static @Nullable String unit(String word) {
    return UNITS.get(word);
  }

  /** The two letters of an American state; null for none. */
  static @Nullable String state(String name) {
    String code = STATES.get(name.replace(' ', '_'));
    return code == null
            && name.matches("[a-z]{2,3}")
            && STATES.containsValue(name.toUpperCase(Locale.ROOT))
        ? name.toUpperCase(Locale.ROOT)
        : code;
  }

  static boolean ambiguousCode(String name) {
    return WORD_CODES.contains(name);
  }

  static boolean outside(String word) {
    return OUTSIDE.contains(word);
  }

  static boolean aside(String word) {
    return ASIDES.contains(word);
  }

  static boolean asideIn(String... words) {
    return Arrays.stream(words).anyMatch(word -> aside(word) || outside(word) || thing(word));
  }

  static boolean quality(String word) {
    return QUALITIES.contains(word);
  }

  static boolean thing(String word) {
    return THINGS.contains(word);
  }

  /** Words that may stand within an address and are no part of it. */
  static boolean dropped(String word) {
    return DROPPED.contains(word);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
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
