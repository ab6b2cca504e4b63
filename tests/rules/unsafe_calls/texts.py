"""A template that is written as HTML, and others."""

import jinja2

page = jinja2.Template("<p>{{ name }}</p>", autoescape=False)

# none of these: templates of configuration, which need no escaping


def configure(folder, name):
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=False)
    env.get_template("server.conf.j2")
    env.get_template(name)
    jinja2.Template("name={{ name }}", autoescape=False)
