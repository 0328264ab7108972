package dev.parley.language.reading;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a callee is: by what their "tomorrow" is reckoned and how they write numbers and dates.
 *
 * @param zone of their clock
 * @param region of their telephone number, such as {@code GB}; null if that is not known
 * @param number theirs in E.164 form; null if it is not known
 */
public record Whereabouts(ZoneId zone, @Nullable String region, @Nullable String number) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String UNKNOWN = "ZZ";

  /** For numbers that do not tell the zone: that of most people of the region. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("AU", "Australia/Sydney"),
          Map.entry("BR", "America/Sao_Paulo"),
          Map.entry("CA", "America/Toronto"),
          Map.entry("CL", "America/Santiago"),
          Map.entry("EC", "America/Guayaquil"),
          Map.entry("ES", "Europe/Madrid"),
          Map.entry("ID", "Asia/Jakarta"),
          Map.entry("KZ", "Asia/Almaty"),
          Map.entry("MX", "America/Mexico_City"),
          Map.entry("NZ", "Pacific/Auckland"),
          Map.entry("PT", "Europe/Lisbon"),
          Map.entry("RU", "Europe/Moscow"),
          Map.entry("US", "America/New_York"));

  /** Of somebody of whom only the zone is known. */
  public static Whereabouts in(ZoneId zone) {
    return new Whereabouts(zone, null, null);
  }

  /**
   * Of the callee of a call.
   *
   * @param stated the zone that is known of them, such as {@code Australia/Sydney}; passed over if
   *     there is no such zone
   * @param number that was dialled, in E.164 form
   * @param otherwise the zone if neither tells it
   */
  public static Whereabouts of(@Nullable String stated, @Nullable String number, ZoneId otherwise) {
    Phonenumber.PhoneNumber dialled = number == null ? null : parsed(number);
    String region = dialled == null ? null : NUMBERS.getRegionCodeForNumber(dialled);
    ZoneId zone = zone(stated).or(() -> zone(dialled, region, otherwise)).orElse(otherwise);
    return new Whereabouts(zone, region, dialled == null ? null : number);
  }

  /** The region of a number in E.164 form; null if it has none. */
  public static @Nullable String region(String number) {
    Phonenumber.PhoneNumber parsed = parsed(number);
    return parsed == null ? null : NUMBERS.getRegionCodeForNumber(parsed);
  }

  private static Optional<ZoneId> zone(@Nullable String id) {
    if (id == null || id.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(id.strip().replace(' ', '_'), ZoneId.SHORT_IDS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(
      Phonenumber.@Nullable PhoneNumber number, @Nullable String region, ZoneId otherwise) {
    if (number == null) {
      return Optional.empty();
    }
    List<String> zones =
        PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number).stream()
            .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
            .toList();
    if (zones.isEmpty() || zones.contains(otherwise.getId())) {
      return zones.isEmpty() ? Optional.empty() : Optional.of(otherwise);
    }
    String usual = region == null ? null : USUAL.get(region);
    return zone(zones.size() > 1 && usual != null ? usual : zones.getFirst());
  }

  private static Phonenumber.@Nullable PhoneNumber parsed(String number) {
    try {
      return NUMBERS.parse(number, UNKNOWN);
    } catch (NumberParseException _) {
      return null;
    }
  }
}
