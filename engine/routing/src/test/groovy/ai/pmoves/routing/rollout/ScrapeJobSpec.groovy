package ai.pmoves.routing.rollout

import ai.pmoves.kernel.PmovesException
import ai.pmoves.workspace.yaml.Yaml
import ai.pmoves.workspace.yaml.YamlSource
import com.fasterxml.jackson.databind.ObjectMapper
import java.nio.file.Path
import spock.lang.Specification

class ScrapeJobSpec extends Specification {
    static final String JOB = '''\
        - job_name: tensorzero
          metrics_path: /metrics
          static_configs:
            - targets: ["gateway:3000"]
        '''.stripIndent()

    def 'the job comes behind the others, with their indent, and comments stay where they are'() {
        expect:
        scrape(text) == expected

        where:
        text                                                                                        | expected
        'scrape_configs:\n  - job_name: a  # one\n    static_configs: []\n'                         | 'scrape_configs:\n  - job_name: a  # one\n    static_configs: []\n' + JOB.indent(2)
        'scrape_configs:\n- job_name: a\n\n- job_name: b\n\n# rules\nrule_files: []\n'              | 'scrape_configs:\n- job_name: a\n\n- job_name: b\n\n' + JOB + '\n# rules\nrule_files: []\n'
        'global:\n  scrape_interval: 15s\n'                                                         | 'global:\n  scrape_interval: 15s\nscrape_configs:\n' + JOB.indent(2)
        'scrape_configs:\r\n  - job_name: a\r\n'                                                    | 'scrape_configs:\r\n  - job_name: a\r\n' + JOB.indent(2).replace('\n', '\r\n')
    }

    def 'a job that is there, by its name or its target, changes nothing'() {
        expect:
        scrape(text) == text

        where:
        text << ['scrape_configs:\n  - job_name: tensorzero\n    static_configs: [{targets: ["elsewhere:1"]}]\n',
                 'scrape_configs:\n  - job_name: gw\n    static_configs:\n      - targets: ["gateway:3000"]\n']
    }

    def 'the file is one of Prometheus afterwards, with one job more, and done once it is done'() {
        given:
        def once = scrape('scrape_configs:\n  - job_name: a\n    static_configs: []\n')
        def jobs = Yaml.read(new YamlSource(Path.of('p.yml'), once)).documents()[0].list('scrape_configs').items()

        expect:
        jobs*.text('job_name') == ['a', 'tensorzero']
        jobs[1].list('static_configs').items()[0].list('targets').items()*.asText() == ['gateway:3000']
        scrape(once) == once
    }

    def 'jobs in one line are not touched: the fix says what to write'() {
        when:
        scrape("scrape_configs: [{job_name: a}]\n")

        then:
        def refused = thrown(PmovesException)
        refused.problems()[0].fix().contains('job_name: tensorzero')
    }

    def 'the board asks for metrics of both gateways, and is JSON'() {
        given:
        def board = new ObjectMapper().readTree(Dashboard.json())
        def asked = board.get('panels').collectMany { it.get('targets').collect { it.get('expr').asText() } }.join(' ')

        expect:
        ['tensorzero_requests_total', 'tensorzero_inferences_total', 'tensorzero_input_tokens_total', 'tensorzero_output_tokens_total',
         'tensorzero_inference_latency_overhead_seconds_bucket', 'pmoves_gateway_requests_total'].every { asked.contains(it) }
        board.get('panels').collect { it.get('id').asInt() }.toSet().size() == board.get('panels').size()
    }

    private static String scrape(String text) {
        ScrapeJob.in(Path.of('prometheus.yml'), text, 'tensorzero', 'gateway:3000')
    }
}
