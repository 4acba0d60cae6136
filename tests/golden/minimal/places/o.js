window.bilin.places["o"] = {
"places":[
["浙江省温州市瓯海区","瓯海区","","","ouhaiqu ohq"]
],
"near":{  }
};
