package ai.pmoves.audit.internal.report;

import ai.pmoves.audit.Finding;
import ai.pmoves.audit.Report;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A suite for each area, a case for each rule: one that found nothing has passed, so that a trend shows what was mended. */
public final class JUnitXml {
    private JUnitXml() {}

    public static String of(Report report) {
        Map<String, List<Finding>> byRule =
                report.open().stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()));
        TreeSet<String> ids = new TreeSet<>(report.rules());
        ids.addAll(byRule.keySet());
        Map<String, List<String>> areas = ids.stream()
                .collect(Collectors.groupingBy(
                        id -> id.substring(0, id.indexOf('.')), TreeMap::new, Collectors.toList()));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "audit of " + clean(report.stack()));
            for (Map.Entry<String, List<String>> area : areas.entrySet()) {
                suite(xml, report, area.getKey(), area.getValue(), byRule);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes every character that XML allows", e);
        }
        return text + "\n";
    }

    private static void suite(
            XMLStreamWriter xml, Report report, String area, List<String> rules, Map<String, List<Finding>> found)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", area);
        xml.writeAttribute("tests", Integer.toString(rules.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(rules.stream().filter(found::containsKey).count()));
        xml.writeAttribute("errors", "0");
        for (String rule : rules) {
            List<Finding> findings = found.getOrDefault(rule, List.of());
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "audit." + area);
            xml.writeAttribute("name", rule);
            xml.writeAttribute("time", "0");
            if (!findings.isEmpty()) {
                xml.writeStartElement("failure");
                xml.writeAttribute("type", rule);
                xml.writeAttribute("message", clean(message(report, findings)));
                xml.writeCharacters(findings.stream()
                        .map(finding -> clean(Group.place(report, finding) + " " + finding.message()))
                        .collect(Collectors.joining("\n")));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String message(Report report, List<Finding> findings) {
        String first = Group.of(findings).get(0).message(report);
        return findings.size() == 1 ? first : findings.size() + " findings, the first: " + first;
    }

    /** Without the characters that no XML document can hold. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c ->
                        c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF
                                ? c
                                : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
