@groovy.transform.BaseScript(Evil)
Evil base
